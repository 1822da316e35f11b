def outer():
    def inner():
        raise LookupError("nested")
    try:
        inner()
    finally:
        print("cleanup")


outer()
