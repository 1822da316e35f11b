try:
    {}["k"]
except KeyError:
    raise RuntimeError("only this is seen") from None
