import socket

from netlearn.ui.server.sockets import send_at_once


def test_send_at_once_accepted_connection_inherits_it() -> None:
    with socket.socket() as listener:
        listener.bind(("localhost", 0))

        count = send_at_once()

        listener.listen()
        with socket.create_connection(listener.getsockname()), listener.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
    assert count >= 1


def test_send_at_once_other_descriptors_stay_open() -> None:
    left, right = socket.socketpair()
    with left, right:
        send_at_once()

        left.sendall(b"still here")
        assert right.recv(20) == b"still here"
