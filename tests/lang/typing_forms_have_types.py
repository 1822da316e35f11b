# What kind of thing a typing form is, as scripts print it.
import re
from typing import (Annotated, Any, Callable, ClassVar, Concatenate, Deque, Dict, Final, Generator, Generic, List, Literal,
                    Never, NewType, Optional, ParamSpec, Pattern, Self, Tuple, Type, TypeVar, Union, Unpack)

T = TypeVar("T")
P = ParamSpec("P")


class Box(Generic[T]):
    pass


for form in (Tuple[int], Tuple[int, ...], List[int], Dict[str, int], Union[int, str], Optional[int], Callable[[int], str],
             Callable[..., int], Literal[1, "a"], Annotated[int, 2], Box[int], ClassVar[int], Final[int], Type[int],
             Generic[T], Deque[int], Pattern[str], Generator[int, int, int], Concatenate[int, P], List[T], List, Dict,
             Deque, Union, Optional, Self, Never, Concatenate, Unpack, Any, T, P, NewType("N", int), list[int], int | str):
    print(form, type(form))
print(List[T][int], type(List[T][int]), type(Union[T, int][str]), type(Callable[[T], int][str]))
print(isinstance(Union[int, str], type(List[int])), isinstance(List, type(List[int])))
print(re.T, re.TEMPLATE is re.T)
