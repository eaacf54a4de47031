"""schemathesis reads the description and looks for anything that does not keep it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Thread

from flask import Flask
from werkzeug.serving import make_server

EXAMPLES = 8
"""A route and phase. `--max-examples 400` by hand finds nothing either; in the suite seconds count."""


def test_schemathesis_finds_nothing(app: Flask, tmp_path: Path) -> None:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        address = f"http://127.0.0.1:{server.port}/api/v1/openapi.json"
        command = [str(Path(sys.executable).with_name("st")), "run", address, "--seed", "1", "--no-color"]
        run = subprocess.run(
            [*command, "--max-examples", str(EXAMPLES)],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            timeout=600,
            check=False,
        )
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert run.returncode == 0, run.stdout[-6_000:] + run.stderr[-2_000:]
    assert "No issues found" in run.stdout
