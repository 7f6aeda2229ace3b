"""A build in which nothing has moved but words, in texts or titles: only pages that show them are made anew.

The site is not looked at, so that what it takes grows with the number of files alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from tpm_site.engine.heads import Head, last_head, survey_name
from tpm_site.engine.memo import Memo
from tpm_site.engine.one_file import read_and_parse
from tpm_site.engine.pool import aside
from tpm_site.engine.request import Built, Request
from tpm_site.engine.standing import LastRun, others_digest
from tpm_site.model.tree import SourceFile

_MOST = 100
"""Where more texts have moved, or one cannot be read, a whole run is needed."""


def amend(
    begun: int, last: LastRun, digests: Mapping[str, str], request: Request, memo: Memo
) -> Built | None:
    """The build, where it is one of that kind; None where more has moved, or what is kept does not fit.

    Raises LostError where the memo loses what it had, OSError where the machine fails.
    """
    head = last_head(survey_name(drafts=request.drafts), memo)
    if head is None or not _is_of_that_kind(head, last, digests, request):
        return None
    files = [SourceFile(s.id, path) for path, s in head.sources.items() if digests[path] != s.digest]
    if len(files) > _MOST or not all(digests[file.path] for file in files):
        return None
    # What parses and what prints both take long to import, so that this is done side by side.
    with aside(partial(read_and_parse, request.root), files, request.jobs) as made:
        from tpm_site.engine.rewording import Reworder

        return Reworder(begun, last, head, request, memo).reword(files, made)


def _is_of_that_kind(head: Head, last: LastRun, digests: Mapping[str, str], request: Request) -> bool:
    """Whether the last run was sound, and nothing but documents has moved since."""
    if request.explain or request.profile or head.begun != last.begun or last.report.errors:
        return False
    if request.out is None or not request.out.is_dir() or not head.sources.keys() <= digests.keys():
        return False
    others = {path: digest for path, digest in digests.items() if path not in head.sources}
    return others_digest(others) == last.others
