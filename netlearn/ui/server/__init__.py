"""What stands around Streamlit: identity cookie, headers, compressed files, health, start and stop.

`app.py` joins `make_middleware`, `make_routes`, `lifespan` and `show_script_error` into one `st.App`.
"""
