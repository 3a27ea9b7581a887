package com.mailflatrate.doors;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
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
            case MissingServletRequestParameterException e -> Reason.field(Code.REQUIRED, e.getParameterName());
            case MissingServletRequestPartException e -> Reason.field(Code.REQUIRED, e.getRequestPartName());
            case ServletRequestBindingException e -> Reason.of(Code.UNREADABLE_BODY);
            case MethodArgumentTypeMismatchException e -> mismatch(e);
            case MaxUploadSizeExceededException e -> Reason.of(Code.TOO_LARGE);
            case BodyTooLargeException e -> Reason.of(Code.TOO_LARGE);
            case MultipartException e -> multipart(e);
            default -> isDatabaseAway(fault) ? Reason.of(Code.UNAVAILABLE) : Reason.of(Code.INTERNAL);
        };
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

    /** An id in the path that cannot be one is a thing that does not exist; elsewhere it is a bad value. */
    private static Reason mismatch(MethodArgumentTypeMismatchException e) {
        boolean inPath = e.getParameter()
                .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class);
        return inPath ? Reason.of(Code.NOT_FOUND) : Reason.field(Code.INVALID_VALUE, e.getName());
    }

    private static Reason multipart(MultipartException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().contains("SizeLimit") || cause instanceof BodyTooLargeException) {
                return Reason.of(Code.TOO_LARGE);
            }
        }
        return Reason.of(Code.UNREADABLE_BODY);
    }

    private static boolean isDatabaseAway(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && List.of("08", "57").contains(stateClass(sql))) {
                return true;
            }
        }
        return false;
    }

    private static String stateClass(SQLException sql) {
        String state = sql.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }
}
