#!/bin/bash
# shellcheck disable=SC2034,SC2154
# What CPython's library has and gilbox's has not is refused by name, and nothing that is there is called missing.
. "${BASH_SOURCE%/*}/lib.sh"

cat >every_name.py <<'P'
import importlib
import re
import sys

rows = re.findall(r'\{"([\w.]+)",\s*"[^"]*",\s*((?:"[^"]*"\s*)+)\}', open(sys.argv[1]).read())
assert len(rows) > 30, rows
for module_name, texts in rows:
    module = importlib.import_module(module_name)
    for name in "".join(re.findall(r'"([^"]*)"', texts)).split():
        try:
            getattr(module, name)
        except AttributeError as e:
            assert str(e).startswith(f"gilbox does not have {module_name}.{name}"), e
        else:
            raise AssertionError(f"{module_name}.{name} is there")
        assert not hasattr(module, name)
        try:
            exec(f"from {module_name} import {name}")
        except ImportError as e:
            assert f"gilbox does not have {module_name}.{name}" in str(e), e
print("each says so")
P
run "$gilbox" run every_name.py "$source_dir/vm/modules/absent_names.cpp"
expect_status 0
expect_out "each says so"

run "$gilbox" run -c 'from multiprocessing import Process'
expect_status 1
expect_err_has "cannot import name 'Process' from 'multiprocessing' \(gilbox does not have multiprocessing.Process: it runs in one process"
run "$gilbox" run -c 'import math; math.no_such'
expect_status 1
expect_err_has "module 'math' has no attribute 'no_such'"

# A module of the script's own may have the name of one of the library's.
echo 'here = 1' >zlib.py
run "$gilbox" run -c 'import zlib; print(zlib.here); zlib.Z_RLE'
expect_status 1
expect_out "1"
expect_err_has "module 'zlib' has no attribute 'Z_RLE'"
finish
