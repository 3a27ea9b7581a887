package com.mailflatrate.api.imports;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.doors.Speech;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.imports.Import;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.imports.RejectFiles;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rows that stayed out, as a file. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Imports")
class RejectsController {

    private final Imports imports;
    private final RejectFiles rejects;
    private final Texts texts;

    RejectsController(Imports imports, RejectFiles rejects, Texts texts) {
        this.imports = imports;
        this.rejects = rejects;
        this.texts = texts;
    }

    @GetMapping(path = "/imports/{id}/rejects", produces = "text/csv")
    @Operation(
            summary = "The refused rows with their reasons, as CSV",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A line each",
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string"),
                                            examples =
                                                    @ExampleObject(
                                                            "line,email,code,reason\n4,info@example.org,ROLE_ADDRESS,This is a role address."))))
    void rejects(
            SignedIn me,
            @PathVariable String id,
            @Parameter(description = "Instead the rows that came in without proof")
                    @RequestParam(defaultValue = "false")
                    boolean unproven,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AccountId account = me.accountOr404();
        Import batch =
                ImportId.parse(id)
                        .flatMap(known -> imports.find(account, known))
                        .orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "imports:read");
        Language language = Speech.of(request);
        response.setContentType("text/csv;charset=UTF-8");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"import-" + batch.number() + "-rejects.csv\"");
        rejects.write(
                account,
                batch.id(),
                unproven,
                code -> sentence(language, code),
                response.getWriter());
    }

    private String sentence(Language language, String code) {
        return texts.say(language, "reason." + code);
    }
}
