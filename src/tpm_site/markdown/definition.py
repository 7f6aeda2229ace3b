"""Definition lists: a term, and below it a line that begins with `: `."""

from __future__ import annotations

from mdit_py_plugins.deflist import deflist_plugin

from tpm_site.markdown.syntax import Syntax

SYNTAX = Syntax(deflist_plugin)
