class Silent(Exception):
    pass


class Multi(Exception):
    def __str__(self):
        return "line one\nline two"


for e in [Silent(), Multi(), KeyError("a b"), ValueError("a", 1), ValueError(""), ValueError(None)]:
    try:
        raise e
    except Exception as caught:
        print(type(caught).__name__, str(caught))
raise Multi
