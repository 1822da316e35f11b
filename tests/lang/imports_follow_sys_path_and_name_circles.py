import importlib
import importlib.util
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    def write(name, text):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)

    write("found_by_path.py", "value = 1\n")
    write("circle_a.py", "import circle_b\nname = 1\n")
    write("circle_b.py", "from circle_a import name\n")
    write("circle_c.py", "import circle_d\nname = 1\n")
    write("circle_d.py", "import circle_c\ncircle_c.name\n")
    write("parcel/__init__.py", "from .inner.leaf import leaf\n")
    write("parcel/inner/__init__.py", "")
    write("parcel/inner/leaf.py", "from .. import inner\n\ndef leaf():\n    return __name__, __package__, inner.__name__\n")
    try:
        import found_by_path
    except ModuleNotFoundError as e:
        print(str(e).split(" (")[0])
    sys.path.insert(0, folder)
    import found_by_path
    print(found_by_path.value)
    write("found_by_path.py", "value = 'written anew'\n")
    print(importlib.reload(found_by_path) is found_by_path, found_by_path.value)
    import parcel
    print(parcel.leaf(), importlib.import_module(".inner.leaf", "parcel").leaf is parcel.leaf)
    for circle in ("circle_a", "circle_c"):
        try:
            importlib.import_module(circle)
        except (ImportError, AttributeError) as e:
            print(type(e).__name__, str(e).replace(folder, "FOLDER"))
        print(circle in sys.modules)
    sys.modules["blocked"] = None
    try:
        import blocked
    except ModuleNotFoundError as e:
        print(e)
    spec = importlib.util.spec_from_file_location("other_name", os.path.join(folder, "found_by_path.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    print(module.__name__, module.value, importlib.util.find_spec("parcel.inner.leaf").name,
          importlib.util.find_spec("nowhere_at_all"))
    print(__import__("parcel.inner").__name__, __import__("parcel.inner", fromlist=["leaf"]).__name__)
