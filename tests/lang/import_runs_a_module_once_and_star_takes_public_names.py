import helper_prints
import helper_prints
from helper_prints import *
from helper_prints import visible as again

print(visible, again)
try:
    _hidden
except NameError as e:
    print(e)
print(helper_prints._hidden)
