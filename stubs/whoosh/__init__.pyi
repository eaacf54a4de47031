# The ten calls of Whoosh-Reloaded 2.7.5 that kb/search/whoosh_engine.py makes; the package has no types.
from whoosh import query as query
