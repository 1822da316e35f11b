name = "é"; return name
