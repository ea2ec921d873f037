"""题注: the brackets around the whole of it are printed, not kept."""


def unbracketed(notes: list[str]) -> list[str]:
    """One pair of brackets around the whole 题注 is put there by printing, so it is not kept."""
    whole = "".join(notes)
    closes = next((place for place in range(len(whole)) if _balanced(whole[: place + 1])), len(whole))
    surplus = max(whole.count("）") - whole.count("（"), 0)
    if not whole.startswith("（") or not whole.endswith("）") or closes < len(whole) - 1 - surplus:
        return notes
    first, last = [notes[0][1:], *notes[1:]], -1
    return [*first[:last], first[last][:-1]]


def _balanced(words: str) -> bool:
    return words.count("（") == words.count("）")
