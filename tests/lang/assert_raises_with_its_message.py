assert True
assert 1, "not evaluated"
try:
    assert 1 == 2
except AssertionError as e:
    print(repr(e))
try:
    assert [], "the list is empty"
except AssertionError as e:
    print(repr(e), e)
try:
    assert 0, (1, 2)
except AssertionError as e:
    print(e.args)
