def run(action):
    order = []
    try:
        order.append("try")
        action()
    except ValueError as e:
        order.append("ValueError " + str(e))
    except (KeyError, IndexError) as e:
        order.append("lookup " + repr(e))
    except ArithmeticError:
        order.append("arithmetic")
    except Exception as e:
        order.append("other " + type(e).__name__)
    else:
        order.append("else")
    finally:
        order.append("finally")
    print(order)


def throw(e):
    raise e


run(lambda: None)
run(lambda: throw(ValueError("v")))
run(lambda: throw(ValueError))
run(lambda: {}["missing"])
run(lambda: [][0])
run(lambda: 1 // 0)
run(lambda: None.attribute)
run(lambda: throw(OverflowError("o")))


def bare():
    try:
        throw(KeyboardInterrupt())
    except Exception:
        return "Exception"
    except:
        return "bare"


print(bare())
