"""How gunicorn serves the site; workers are processes that share nothing but the data folder."""

from webapp.config import Config

_config = Config.from_environment()

bind = f"{_config.host if ':' not in _config.host else f'[{_config.host}]'}:{_config.port}"
workers = _config.workers
threads = _config.threads
worker_class = "gthread"
timeout = 30
graceful_timeout = 30
keepalive = 5
limit_request_line = 8190
limit_request_fields = 60
forwarded_allow_ips = ""  # who may speak for visitors is told by MADOGUCHI_PROXIES alone
accesslog = None
logger_class = "webapp.server_log.PrivateLogger"
control_socket_disable = True
