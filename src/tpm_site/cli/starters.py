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
# One or two plain sentences, below the title and on cards: what the reader will know afterwards.
summary: Say in one sentence what this article tells the reader.
# Check the category: {categories}
category: {category}
# The day from which the article is shown.
published: {day}
# A draft is not shown. Delete this line when the article is ready.
draft: true

# What the text cites. This reference is written out here, as an example: change it, or delete all six lines.
citations:
  - id: example-source
    type: webpage
    title: The title of what you cite
    url: https://example.org/
    accessed: {day}
# One that is in content/evidence/, where all articles can cite it, needs below `citations:` only its id:
#   - kumar-2007-process

# What follows may stay away. To use a line, delete the sign # and the blank at its beginning.
# Two to five short sentences that a hurried reader must not miss.
# key_points:
#   - The first point.
# Common questions, answered in Markdown.
# faqs:
#   - question: How long does it last?
#     answer: It differs from person to person.
# Who wrote it, by the names of files in content/people/. Without it, the authors that site.yaml names.
# authors: [jane-doe]
# Articles that share tags or topics are offered to read on with; those that are related are offered first.
# tags: [walking, exercise]
# topics: [lumbar-stenosis]
# related: [another-article]
# Names of files in content/treatments/: the people who provide them are shown.
# treatments: [spinal-cord-stimulation]
# What the reader may do next, by an id in content/ctas.yaml. Without it, that of the category or the site.
# cta: plan-your-visit
# The picture that stands for the article, beside this file, and what it shows in words.
# image:
#   src: picture.jpg
#   alt: What those who cannot see the picture need to know
# The day of the last change of substance, and the day from which it is not shown any more.
# updated: {day}
# expires: 2199-12-31
# How often the article is due for review. Without it, as site.yaml says.
# review:
#   every: 12 months
# Addresses that the article had before, and that must keep working.
# aliases: [/blog/old-name/]
# A rule that this article need not keep, by the code that `tpm-site check` shows, and why.
# allow:
#   C102: This is further reading.
# Texts with a colon or a # in them go in quotes, like this: "Surgery: yes or no?"
---

PLACEHOLDER: begin with what matters most to the reader, in two or three sentences.

## What it is

PLACEHOLDER: write here. One idea for each section, in short sentences and plain words.

## How things are written

PLACEHOLDER: delete this section before you publish. It shows how things are written, and while this line
is here the article can only be a draft.

A sentence that rests on a source names it.[@example-source] Words can be *stressed* or **strong**. A link
leads to [a page of the site](/library/), and a link such as `[stenosis](lumbar-stenosis.md#signs)` to a file
of yours and to a heading in it. What would disturb the sentence goes into a note.[^1]

[^1]: Notes stand at the end of the page.

### A smaller heading {{#smaller}}

The word in braces is the heading's address. With it, links still work when the heading's words change.

- A list begins each point with a hyphen.
- This is its second point.

1. Steps have numbers.
2. This is the second step.

| What | How it is written |
|---|---|
| A picture beside this file | `![What it shows](picture.jpg "What stands below it")` |
| A passage that several pages share | `::: include red-flags :::` |
| A word of the glossary | `[epidural](../glossary.yaml#epidural)` |

Spinal canal
: The space inside the spine. A word on a line of its own is explained by a line that begins with a colon.

::: note
A box begins with its kind. The others are emergency, urgent, non-urgent, warning, do, dont and checklist.
:::

## When to get help

::: emergency Call 911 now if:
- PLACEHOLDER: say what cannot wait
:::

::: urgent Call us today if:
- PLACEHOLDER: say what to look out for
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
