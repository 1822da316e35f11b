flag = True
print(~flag, ~flag is not flag)
import operator
print(operator.invert(False))
