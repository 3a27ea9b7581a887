package com.mailflatrate.mail.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A connection's bytes. For one thread. */
final class Wire implements AutoCloseable {

    private Socket socket;
    private ReplyReader replies;
    private OutputStream out;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.replies = new ReplyReader(socket);
        this.out = socket.getOutputStream();
    }

    static Wire connect(InetAddress address, int port, @Nullable InetAddress from, Duration timeout)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            if (from != null) {
                socket.bind(new InetSocketAddress(from, 0));
            }
            socket.connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
            return new Wire(socket);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** Goes on in TLS; whatever was buffered before the handshake is forgotten with its reader. */
    void startTls(SSLContext context, String host, boolean checkName, Duration timeout)
            throws IOException {
        socket.setSoTimeout((int) timeout.toMillis());
        SSLSocket tls =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(socket, host, socket.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        if (checkName) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        socket = tls;
        replies = new ReplyReader(tls);
        out = tls.getOutputStream();
    }

    void line(String text) throws IOException {
        bytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    Reply reply(Duration timeout) throws IOException {
        return replies.read(timeout);
    }

    boolean hasLeftover() {
        return replies.hasLeftover();
    }

    boolean isLoopback() {
        return socket.getInetAddress().isLoopbackAddress();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // it is closed either way
        }
    }
}
