from whoosh.analysis import Tokenizer

class TEXT:
    def __init__(self, analyzer: Tokenizer | None = ..., phrase: bool = ...) -> None: ...

class Schema:
    def __init__(self, **fields: TEXT) -> None: ...
