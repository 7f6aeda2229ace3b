"""What is wrong is shown over the last good page, and goes away when it is mended: in a real browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.preview.conftest import SITE, STENOSIS
from tests.preview.test_pages_follow import PLACE, is_reloaded, open_page
from tests.support.previews import RunningPreview
from tests.support.sites import REPOSITORY

SITE_FILE = "content/site.yaml"


def panel(page: Page) -> Locator:
    return page.locator("tpm-preview .box")


def test_an_error_is_shown_with_file_line_and_caret_until_it_is_mended(
    page: Page, preview: RunningPreview
) -> None:
    open_page(page, preview)
    preview.replace(STENOSIS, "summary:", "sumary:")

    expect(panel(page).locator(".title")).to_have_text("1 error")
    expect(panel(page).locator("li.error .place")).to_have_text(f"{STENOSIS}:3:1")
    expect(panel(page).locator("li.error .message")).to_have_text(
        'unknown key "sumary"; did you mean "summary"?'
    )
    expect(panel(page).locator("li.error mark")).to_have_text("sumary")
    expect(panel(page).locator("li.error .caret")).to_have_text("^^^^^^")
    expect(panel(page).locator("li.error .code")).to_have_text("F101 unknown-key")
    mark, caret = (panel(page).locator(f"li.error {part}").bounding_box() for part in ("mark", ".caret"))
    assert mark
    assert caret
    assert abs(mark["x"] - caret["x"]) < 1
    expect(page.get_by_text("Paragraph 1 of many.")).to_be_visible()
    assert not is_reloaded(page)

    preview.replace(STENOSIS, "sumary:", "summary:")
    expect(panel(page)).not_to_be_visible()
    assert not is_reloaded(page)


def test_words_of_the_content_are_no_markup(page: Page, preview: RunningPreview) -> None:
    open_page(page, preview)
    preview.replace(STENOSIS, "summary:", "<img/src=x>: 1\nsummary:")
    expect(panel(page).locator("li.error .message").first).to_contain_text("<img/src=x>")
    assert panel(page).locator("img").count() == 0


def test_what_is_folded_stays_so_until_all_is_mended(page: Page, preview: RunningPreview) -> None:
    open_page(page, preview)
    preview.replace(STENOSIS, "summary:", "sumary:")
    panel(page).get_by_role("button").click()
    expect(panel(page).locator("li.error")).not_to_be_visible()
    preview.replace(STENOSIS, "category:", "catgory:")
    expect(panel(page).locator(".title")).to_have_text("2 errors")
    expect(panel(page).locator("li.error").first).not_to_be_visible()
    preview.write(STENOSIS, (preview.root / "content/articles/sciatica.md").read_text(encoding="utf-8"))
    expect(panel(page)).not_to_be_visible()

    preview.replace(STENOSIS, "summary:", "sumary:")
    expect(panel(page).locator("li.error").first).to_be_visible()


def test_warnings_are_a_number_that_unfolds(page: Page, preview: RunningPreview) -> None:
    open_page(page, preview)
    preview.write(SITE_FILE, (preview.root / SITE_FILE).read_text() + "tagline: 'PLACEHOLDER: a line'\n")
    expect(panel(page).locator(".title")).to_have_text("1 warning")
    expect(panel(page).locator("li.warning")).not_to_be_visible()
    panel(page).get_by_role("button").click()
    expect(panel(page).locator("li.warning .place")).to_have_text(f"{SITE_FILE}:3:10")


def test_settings_broken_and_mended(page: Page, preview: RunningPreview) -> None:
    open_page(page, preview)
    preview.replace(SITE_FILE, "name: Example Clinic", 'name: "Example Clinic')
    expect(panel(page).locator("li.error .place").first).to_contain_text(f"{SITE_FILE}:1")
    assert "Paragraph 1 of many." in preview.ask(PLACE).text
    preview.replace(SITE_FILE, 'name: "Example Clinic', "name: Harbor Clinic")
    expect(panel(page)).not_to_be_visible()
    expect(page).to_have_title("Stenosis | Harbor Clinic")


def test_a_template_broken_and_mended(page: Page, preview: RunningPreview) -> None:
    article = (REPOSITORY / "templates/article.html").read_text(encoding="utf-8")
    open_page(page, preview)
    preview.write("templates/article.html", article + "\n{% if %}\n")
    expect(panel(page).locator("li.error .place")).to_contain_text("templates/article.html:")
    expect(panel(page).locator("li.error .source")).to_contain_text("{% if %}")
    expect(page.get_by_text("Paragraph 1 of many.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Paragraph 1 of many.")).to_be_visible()

    preview.replace(STENOSIS, "Paragraph 1 of many.", "First.")
    preview.write("templates/article.html", article)
    expect(panel(page)).not_to_be_visible()
    expect(page.get_by_text("First.", exact=True)).to_be_visible()


def test_a_template_that_no_open_page_is_made_with_is_found_too(page: Page, preview: RunningPreview) -> None:
    open_page(page, preview, "/library/")
    preview.write("templates/article.html", "{% if %}\n")
    expect(panel(page).locator("li.error .place")).to_have_text("templates/article.html:1:1")


def test_a_site_that_is_broken_from_the_start(
    page: Page, preview_of: Callable[[str], RunningPreview]
) -> None:
    preview = preview_of(SITE.replace("summary: About stenosis.", "sumary: About stenosis."))
    open_page(page, preview)
    expect(page.get_by_role("heading", name="Nothing to show yet")).to_be_visible()
    expect(panel(page).locator("li.error .place").first).to_contain_text(STENOSIS)

    preview.replace(STENOSIS, "sumary:", "summary:")
    expect(page.get_by_text("Paragraph 1 of many.")).to_be_visible()
    expect(panel(page)).not_to_be_visible()


def test_what_the_policy_of_production_refuses_is_shown(page: Page, preview: RunningPreview) -> None:
    base = (REPOSITORY / "templates/base.html").read_text(encoding="utf-8")
    bad = "<script>document.title = 'run'</script>\n<main style='color: red' "
    preview.write("templates/base.html", base.replace("<main ", bad))
    preview.shows(PLACE, "document.title")
    open_page(page, preview)
    expect(panel(page).locator(".title")).to_have_text("2 things refused by the policy")
    expect(panel(page).locator("li.error .message").first).to_contain_text("script-src-elem refuses a script")
    assert page.title() != "run"


def test_the_panel_leaves_most_of_a_phone_to_the_page(page: Page, preview: RunningPreview) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    open_page(page, preview)
    for number in range(20):
        preview.write(f"content/articles/broken-{number}.md", "Words without a head.\n")
    expect(panel(page).locator(".title")).to_have_text("20 errors")
    box = panel(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert box["height"] <= 320
