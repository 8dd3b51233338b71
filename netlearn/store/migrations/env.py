"""Run by Alembic: the connection comes from `netlearn.store.migrate`, inside its transaction."""

from alembic import context

from netlearn.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
