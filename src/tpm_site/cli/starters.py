"""What `tpm-site new` writes: one row a kind."""

from __future__ import annotations

from typing import NamedTuple


class Starter(NamedTuple):
    """The folder of a kind, and the text of a new file."""

    folder: str
    text: str


_ARTICLE = """\
---
title: {title}
# One or two plain sentences: what the reader will know afterwards.
summary: Say in one sentence what this article tells the reader.
# Check the category: {categories}
category: {category}
published: {day}
# A draft is not shown. Delete this line when the article is ready.
draft: true
# Two to five short sentences that a hurried reader must not miss.
# key_points:
#   - The first point.
# Ids of the references that the text cites, from content/evidence/.
# citations:
#   - kumar-2007-process
# Common questions, answered in Markdown.
# faqs:
#   - question: How long does it last?
#     answer: It differs from person to person.
# Texts with a colon or a # in them go in quotes, like this: "Surgery: yes or no?"
---

Begin with what matters most to the reader, in two or three sentences.

## What it is

Write here. To cite a study, put its id behind the sentence, like this: `[@kumar-2007-process]`

## When to get help

::: urgent Call us today if:
- say what to look out for
:::
"""
_TREATMENT = """\
---
title: {title}
summary: Say in one sentence what this treatment is for.
# Other names that people may know it by.
# also: [Another name]
published: {day}
# A draft is not shown. Delete this line when the page is ready.
draft: true
# citations:
#   - kumar-2007-process
---

Say what the treatment is and who it may suit.

## What the studies found

Give the size of the effect and compared with what, and cite the study.

## What can go wrong

Give the harms as plainly as the benefits.
"""
_PERSON = """\
---
name: {title}
# person, or organization for a team.
kind: person
# summary: What this person does, in one sentence.
# credentials: [MD]
# role: Pain physician
# Ids of the treatments that this person provides.
# treatments: [spinal-cord-stimulation]
---

Write a few sentences about training and about what patients can expect.
"""
_PAGE = """\
---
title: {title}
summary: Say in one sentence what this page is for.
published: {day}
# A draft is not shown. Delete this line when the page is ready.
draft: true
---

Write here.
"""
_CATEGORY = """\
---
title: {title}
summary: Say in one sentence what the articles on this shelf are about.
# A shelf with a lower number stands further up.
# order: 10
---

Introduce the shelf in two or three sentences, or delete this line.
"""
_SNIPPET = """\
---
# Shown nowhere: it tells those who write what this passage is.
title: {title}
---

Write the passage here. An article shows it where this stands: `::: include {slug} :::`
"""

STARTERS = {
    "article": Starter("articles", _ARTICLE),
    "treatment": Starter("treatments", _TREATMENT),
    "person": Starter("people", _PERSON),
    "page": Starter("pages", _PAGE),
    "category": Starter("categories", _CATEGORY),
    "snippet": Starter("snippets", _SNIPPET),
}
