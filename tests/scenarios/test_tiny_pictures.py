"""A picture that would be a blur everywhere is refused, with the size that is needed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.files import LocalFiles, use_files
from tests.kit.documents import picture
from tests.kit.stage import Stage


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[None]:
    """Where pictures are kept."""
    use_files(LocalFiles(tmp_path / "files"))
    yield
    use_files(None)


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "trop petite : 100 pixels au minimum"), ("en", "too small: at least 100 pixels")],
)
async def test_a_tiny_photo_is_refused_with_the_least_size(stage: Stage, language: str, said: str) -> None:
    lea = await stage.professional("Léa", language_code=language)
    await lea.taps_data("b1|photo|open|")
    await lea.sends_file("", picture(size=(400, 99)), kind="photo", mime="image/jpeg")
    lea.sees(said)
    assert "photo" not in lea.screen().raw
    await lea.sends_file("", picture(size=(400, 100)), kind="photo", mime="image/jpeg")
    lea.does_not_see(said)
    assert "photo" in lea.screen().raw
