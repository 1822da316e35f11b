"""relative_to() with several arguments warns."""
import functools
import warnings
from pathlib import PurePosixPath

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(PurePosixPath("/a/b/c").relative_to("/a", "b"), PurePosixPath("/a/b/c").is_relative_to("/a", "b"))
    print(PurePosixPath("/a/b/c").relative_to("/a"))
for warning in seen:
    print(warning.category.__name__, warning.message, warning.lineno)
print(functools.__all__)
