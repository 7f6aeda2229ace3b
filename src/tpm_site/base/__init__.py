"""The words every layer speaks: spans, diagnostics, digests. Imports nothing of ours."""
