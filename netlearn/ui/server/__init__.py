"""What stands around Streamlit: identity cookie, headers, compressed files, health, start and stop.

`app.py` joins the routes, middleware and lifespan of `parts.Parts` and `failures.show_script_error` into one
`st.App`.
"""
