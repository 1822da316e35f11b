def load(d):
    try:
        return d["name"]
    except KeyError:
        return d.missing


load({})
