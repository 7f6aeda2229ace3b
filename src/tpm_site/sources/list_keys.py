"""The keys that hold lists, as far as a line of YAML that cannot be read may be told what was meant."""

LIST_KEYS = frozenset(
    (
        "aliases", "also", "authors", "citations", "corrections", "credentials", "editors", "faqs",
        "key_points", "languages", "navigation", "related", "same_as", "specialties", "tags", "topics",
        "treatments", "unconfirmed",
    )
)  # fmt: skip
ID_KEYS = frozenset(("authors", "citations", "related", "treatments", "unconfirmed"))
"""Those whose items are ids, which no sign stands before."""
