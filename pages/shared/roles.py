"""What is offered to whom. The library holds the roles; a page does not offer what it would refuse."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from pages.shared.page import Page

AnyPage = TypeVar("AnyPage", bound=Page)
P = ParamSpec("P")


def offered_to(
    role: str,
) -> Callable[[Callable[Concatenate[AnyPage, P], None]], Callable[Concatenate[AnyPage, P], None]]:
    """Makes a part of a page be drawn for those only who have the role, or one above it, in the open library.

    `@offered_to("analyst")` stands before a function that draws and has the page first.
    """

    def only(draw: Callable[Concatenate[AnyPage, P], None]) -> Callable[Concatenate[AnyPage, P], None]:
        @wraps(draw)
        def drawn(page: AnyPage, *values: P.args, **options: P.kwargs) -> None:
            if page.may(role):
                draw(page, *values, **options)

        return cast("Callable[Concatenate[AnyPage, P], None]", drawn)

    return only
