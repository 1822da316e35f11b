import importlib
import os

import helper_module

spec = helper_module.__spec__
print(spec.name, spec.parent == "", os.path.basename(spec.origin), spec.has_location, spec.submodule_search_locations)
print(helper_module.__loader__ is spec.loader, type(spec).__name__, type(spec.loader).__name__)
try:
    from helper_module import nothing
except ImportError as e:
    print(e.name, os.path.basename(e.path), e.name_from)
for name in ("", 5):
    try:
        __import__(name)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    importlib.import_module("")
except ValueError as e:
    print(e)
