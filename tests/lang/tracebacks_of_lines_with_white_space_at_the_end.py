# Source lines that end in white space, as the module traceback shows them.
import traceback


def f():
    return 1/0   


try:
    f()  	
except ZeroDivisionError as e:
    print(traceback.format_exc())
    print("".join(traceback.format_tb(e.__traceback__)))
    print("".join(traceback.StackSummary.extract(traceback.walk_tb(e.__traceback__)).format()))
