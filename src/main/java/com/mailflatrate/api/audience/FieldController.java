package com.mailflatrate.api.audience;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.detail.Field;
import com.mailflatrate.audience.detail.Fields;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RefusedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The fields of contacts, with their types. */
@RestController
@RequestMapping("/api/v1/fields")
@Tag(name = "Contacts")
class FieldController {

    private final Fields fields;

    FieldController(Fields fields) {
        this.fields = fields;
    }

    @GetMapping
    @Operation(summary = "Definitions, by key; fields without one are texts")
    Page<FieldView> all(SignedIn me, PageRequest paging) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:read");
        return Page.part(fields.all(account), paging).map(FieldView::of);
    }

    @GetMapping("/{field}")
    @Operation(summary = "The definition of one field")
    FieldView one(SignedIn me, @PathVariable String field) {
        AccountId account = me.accountOr404();
        Field found =
                fields.find(account, field).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
        Access.require(me, "contacts:read");
        return FieldView.of(found);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Give a field a label and a type")
    FieldView define(SignedIn me, @RequestBody FieldForm form) {
        AccountId account = me.accountOr404();
        Access.require(me, "contacts:write");
        return FieldView.of(fields.define(account, form.draft(form.key())).orThrow());
    }

    @PutMapping("/{field}")
    @Operation(summary = "Another label, type or other choices")
    FieldView change(SignedIn me, @PathVariable String field, @RequestBody FieldForm form) {
        AccountId account = me.accountOr404();
        known(account, field);
        Access.require(me, "contacts:write");
        return FieldView.of(fields.change(account, form.draft(field)).orThrow());
    }

    @DeleteMapping("/{field}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a definition away; values stay, as texts")
    void drop(SignedIn me, @PathVariable String field) {
        AccountId account = me.accountOr404();
        known(account, field);
        Access.require(me, "contacts:write");
        fields.drop(account, field);
    }

    private void known(AccountId account, String key) {
        if (fields.find(account, key).isEmpty()) {
            throw new RefusedException(Code.NOT_FOUND);
        }
    }
}
