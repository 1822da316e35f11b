def f():
    total_amount = 5
    return totl_amount


f()
