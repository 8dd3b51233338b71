"""Questions that give every piece its place: match and categorise."""

import streamlit as st

from netlearn.content.model import Categorise, Match, Pair
from netlearn.domain.arranging import join_pairs, split_pairs
from netlearn.ui.questions.asker import Asker, reveal_piece


def render(question: Match | Categorise, asker: Asker) -> dict[str, str | None]:
    """A choice of places below every piece; the value says by piece id which place was chosen."""
    places = _list_places(question, asker)
    names, before = list(places), split_pairs(asker.before)

    def find(piece: str) -> int | None:
        return names.index(before[piece]) if before.get(piece) in places else None

    if isinstance(question, Match):
        st.caption("Choose a partner for every line")
        return {
            pair.id: st.selectbox(
                asker.plain(pair.text),
                names,
                format_func=places.__getitem__,
                index=find(pair.id),
                placeholder="Choose a partner",
                key=f"{asker.key}-{pair.id}",
            )
            for pair in question.options
        }
    st.caption("Choose a group for every line")
    return {
        piece.id: st.radio(
            asker.plain(piece.text),
            names,
            format_func=places.__getitem__,
            index=find(piece.id),
            horizontal=True,
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
        if given == home:
            reveal_piece(asker, ":material/check:", f"{piece.text} → {places[home]}", piece.feedback)
        elif all_:
            place = f"{piece.text} → {places[home]}"
            reveal_piece(
                asker, f":material/close: You chose {places.get(given, given)}.", place, piece.feedback
            )
        else:
            text = f"{piece.text} → {places.get(given, given)}"
            st.markdown(f":material/close: *{asker.plain(text)}* is not its place.")


def _list_places(question: Match | Categorise, asker: Asker) -> dict[str, str]:
    if isinstance(question, Categorise):
        return {category.id: category.text for category in question.categories}
    partners = question.partners
    return {one: asker.plain(partners[one]) for one in asker.mix(list(partners))}
