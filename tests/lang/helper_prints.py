print("helper_prints runs")
visible = "visible"
_hidden = "hidden"
