"""Questions that give every piece its place: match and categorise."""

from string import ascii_uppercase

import streamlit as st

from netlearn.content.model import Categorise, Match, Pair
from netlearn.domain.arranging import join_pairs, split_pairs
from netlearn.ui.questions.asker import Asker, reveal_piece

ROW = 32  # letters of all groups that a phone shows in one row


def render(question: Match | Categorise, asker: Asker) -> dict[str, str | None]:
    """A choice of places below every piece; the value says by piece id which place was chosen."""
    places = _list_places(question, asker)
    names, before = list(places), split_pairs(asker.before)

    def find(piece: str) -> int | None:
        return names.index(before[piece]) if before.get(piece) in places else None

    if isinstance(question, Match):
        # Partners are too long for a phone's select box: they stand in full, and a letter is chosen.
        letters = dict(zip(names, ascii_uppercase, strict=False))
        st.markdown("\n\n".join(f"**{letters[name]}** {places[name]}" for name in names))
        st.caption("Choose a partner for every line")
        return {
            pair.id: st.radio(
                asker.plain(pair.text),
                names,
                format_func=letters.__getitem__,
                index=find(pair.id),
                horizontal=True,
                key=f"{asker.key}-{pair.id}",
            )
            for pair in question.options
        }
    st.caption("Choose a group for every line")
    fit = sum(len(name) for name in places.values()) <= ROW
    return {
        piece.id: st.radio(
            asker.plain(piece.text),
            names,
            format_func=places.__getitem__,
            index=find(piece.id),
            horizontal=fit,
            key=f"{asker.key}-{piece.id}",
        )
        for piece in asker.arrange(question.options)
    }


def parse(raw: object) -> tuple[str, ...]:
    """One `piece=place` for every piece that was given a place."""
    if not isinstance(raw, dict):
        return ()
    return join_pairs({piece: place for piece, place in raw.items() if isinstance(place, str)})


def reveal(question: Match | Categorise, chosen: tuple[str, ...], asker: Asker, *, all_: bool) -> None:
    """Every piece and whether its place was right; with `all_` also the right place and what it teaches."""
    placed, places = split_pairs(chosen), _list_places(question, asker)
    for piece in question.options:
        home = piece.match_id if isinstance(piece, Pair) else piece.category
        given = placed.get(piece.id, "")
        text, chosen_place = asker.plain(piece.text), asker.plain(places.get(given, given))
        if given == home:
            reveal_piece(asker, ":material/check:", f"{piece.text} → {places[home]}", piece.feedback)
        elif all_:
            better = asker.plain(places[home])
            st.markdown(f":material/close: *{text}*\n\nYou chose {chosen_place}. Better: **{better}**")
            asker.say(piece.feedback)
        else:
            verdict = "these do not belong together" if isinstance(piece, Pair) else "not this group"
            st.markdown(f":material/close: *{text} → {chosen_place}*: {verdict}.")


def _list_places(question: Match | Categorise, asker: Asker) -> dict[str, str]:
    if isinstance(question, Categorise):
        return {category.id: category.text for category in question.categories}
    partners = question.partners
    return {one: asker.plain(partners[one]) for one in asker.mix(list(partners))}
