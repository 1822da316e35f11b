import helper_module

print(__name__)
if __name__ == "__main__":
    print("run as a script")
print(helper_module.seen_name)
