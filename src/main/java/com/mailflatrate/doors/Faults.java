package com.mailflatrate.doors;

import com.mailflatrate.doors.limit.BodyTooLargeException;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What the frame's exceptions mean to whoever asked. */
final class Faults {

    private static final int TOO_LARGE = 413;
    private static final List<String> LATER = List.of("08", "40", "57");
    private static final String NOT_A_CHARACTER = "22021";

    private Faults() {}

    /** The reason behind an exception; {@code INTERNAL} when it is nobody's fault but ours. */
    static Reason reason(Throwable fault) {
        return switch (fault) {
            case HttpMessageNotReadableException e -> unreadable(e);
            case NoHandlerFoundException e -> Reason.of(Code.NOT_FOUND);
            case NoResourceFoundException e -> Reason.of(Code.NOT_FOUND);
            case HttpRequestMethodNotSupportedException e -> Reason.of(Code.METHOD_NOT_ALLOWED);
            case HttpMediaTypeNotSupportedException e -> Reason.of(Code.UNSUPPORTED_MEDIA_TYPE);
            case HttpMediaTypeNotAcceptableException e -> Reason.of(Code.NOT_ACCEPTABLE);
            case MissingServletRequestParameterException e ->
                    Reason.field(Code.REQUIRED, e.getParameterName());
            case MissingServletRequestPartException e ->
                    Reason.field(Code.REQUIRED, e.getRequestPartName());
            case ServletRequestBindingException e -> Reason.of(Code.UNREADABLE_BODY);
            case MethodArgumentTypeMismatchException e -> mismatch(e);
            case MaxUploadSizeExceededException e -> Reason.of(Code.TOO_LARGE);
            case BodyTooLargeException e -> Reason.of(Code.TOO_LARGE);
            case MultipartException e -> multipart(e);
            case InvalidParameterException e ->
                    Reason.of(
                            e.getErrorCode() == TOO_LARGE ? Code.TOO_LARGE : Code.UNREADABLE_BODY);
            case BindException e -> bound(e);
            case ErrorResponse e -> Reason.of(code(e.getStatusCode().value()));
            default -> Reason.of(ofDatabase(fault));
        };
    }

    /** The code for a status that the frame or the container has chosen. */
    static Code code(int status) {
        return switch (status) {
            case 401 -> Code.NOT_SIGNED_IN;
            case 403 -> Code.NOT_ALLOWED;
            case 404 -> Code.NOT_FOUND;
            case 405 -> Code.METHOD_NOT_ALLOWED;
            case 406 -> Code.NOT_ACCEPTABLE;
            case TOO_LARGE -> Code.TOO_LARGE;
            case 415 -> Code.UNSUPPORTED_MEDIA_TYPE;
            case 422 -> Code.INVALID_VALUE;
            case 429 -> Code.TOO_MANY_REQUESTS;
            case 503 -> Code.UNAVAILABLE;
            default -> status >= 500 ? Code.INTERNAL : Code.UNREADABLE_BODY;
        };
    }

    private static Reason bound(BindException e) {
        return e.getFieldError() == null
                ? Reason.of(Code.INVALID_VALUE)
                : Reason.field(Code.INVALID_VALUE, e.getFieldError().getField());
    }

    private static Reason unreadable(HttpMessageNotReadableException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException) {
                return Reason.of(Code.TOO_LARGE);
            }
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return Reason.field(Code.UNKNOWN_FIELD, path(unknown), path(unknown));
            }
            if (cause instanceof JacksonException json && !json.getPath().isEmpty()) {
                return Reason.field(Code.UNREADABLE_BODY, path(json));
            }
        }
        return Reason.of(Code.UNREADABLE_BODY);
    }

    private static String path(JacksonException json) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : json.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    /**
     * An id in the path that cannot be one is a thing that does not exist; elsewhere it is a bad
     * value.
     */
    private static Reason mismatch(MethodArgumentTypeMismatchException e) {
        boolean inPath =
                e.getParameter()
                        .hasParameterAnnotation(
                                org.springframework.web.bind.annotation.PathVariable.class);
        return inPath ? Reason.of(Code.NOT_FOUND) : Reason.field(Code.INVALID_VALUE, e.getName());
    }

    private static Reason multipart(MultipartException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().contains("SizeLimit")
                    || cause instanceof BodyTooLargeException) {
                return Reason.of(Code.TOO_LARGE);
            }
        }
        return Reason.of(Code.UNREADABLE_BODY);
    }

    /**
     * Away (connection, shut down) or busy with somebody else (deadlock): later. A NUL in a text:
     * the asker's.
     */
    private static Code ofDatabase(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && LATER.contains(stateClass(sql))) {
                return Code.UNAVAILABLE;
            }
            if (cause instanceof SQLException sql && NOT_A_CHARACTER.equals(sql.getSQLState())) {
                return Code.CONTROL_CHARACTER;
            }
        }
        return Code.INTERNAL;
    }

    private static String stateClass(SQLException sql) {
        String state = sql.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
