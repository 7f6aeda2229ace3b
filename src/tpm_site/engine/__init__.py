"""The pipeline: the stages in order, the pool, the cache. Holds no policy of any stage."""
