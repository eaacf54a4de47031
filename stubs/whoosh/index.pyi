from whoosh.codec.whoosh3 import W3Codec
from whoosh.scoring import BM25F
from whoosh.searching import Searcher
from whoosh.writing import IndexWriter

class FileIndex:
    def searcher(self, weighting: BM25F) -> Searcher: ...
    def writer(self, codec: W3Codec | None = ...) -> IndexWriter: ...
