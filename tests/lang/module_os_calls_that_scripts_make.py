import os

print(os.getpid() > 0, os.getpid() == os.getpid(), isinstance(os.getcwd(), str), os.sep, os.name)
print(os.environ.get("NO_SUCH_VARIABLE_HERE"), os.environ.get("NO_SUCH", "default"), os.getenv("NO_SUCH"), "PATH" in os.environ)
print(os.path.exists("/"), os.path.exists("/no/such/path"), os.path.join("a", "b"), os.path.basename("/x/y.py"), os.path.dirname("/x/y.py"))
print(isinstance(os.cpu_count(), int))

# Who has logged in on the terminal, whatever the environment says.
os.environ["LOGNAME"] = os.environ["USER"] = "somebody else"
try:
    print(os.getlogin() != "somebody else")
except OSError:
    print(True)
