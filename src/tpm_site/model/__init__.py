"""Nouns only: what an editor writes, and what the stages pass on. No I/O."""
