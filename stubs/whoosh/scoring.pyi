class BM25F:
    def __init__(self, B: float = ..., K1: float = ...) -> None: ...  # noqa: N803
