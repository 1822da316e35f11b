def f(a=1, b=undefined):
    pass
