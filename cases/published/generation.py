"""Which state of the public side is the present one, as a word that changes with everything that readers get."""

from secrets import token_hex

from .countmodels import Generation


def present() -> str:
    """Answer the word of the present state, in one query; it was another one before the last change."""
    return Generation.objects.values_list("word", flat=True).first() or ""


def move_on() -> None:
    """Say that what readers get has changed, where no row was written whose trigger says it: the index alone was."""
    Generation.objects.update_or_create(pk=1, defaults={"word": token_hex(16)})
