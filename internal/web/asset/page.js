// Makes the form more convenient. Every page works without this file.
(function () {
  "use strict";

  // Dates in the reader's own zone and manner.
  document.querySelectorAll("time[datetime]").forEach(function (time) {
    var date = new Date(time.dateTime);
    if (isNaN(date)) return;
    time.title = time.textContent;
    time.textContent = date.toLocaleString(document.documentElement.lang, { dateStyle: "full", timeStyle: "short" });
  });

  var form = document.getElementById("message");
  if (!form) return;
  var file = document.getElementById("file");
  var text = document.getElementById("source");
  var send = document.getElementById("send");
  var status = document.getElementById("status");
  var label = send.textContent;

  // A chosen file can be taken back.
  var remove = document.createElement("button");
  remove.type = "button";
  remove.className = "remove";
  remove.textContent = form.dataset.remove;
  remove.hidden = true;
  file.after(remove);
  function chosen() {
    remove.hidden = !file.files.length;
    status.textContent = file.files.length ? file.files[0].name : "";
  }
  file.addEventListener("change", chosen);
  remove.addEventListener("click", function () {
    file.value = "";
    chosen();
    file.focus();
  });

  function take(files) {
    if (!files || !files.length) return false;
    var one = new DataTransfer();
    one.items.add(files[0]);
    file.files = one.files;
    // The questions about a call take no file.
    var call = document.getElementById("kind-call");
    if (call.checked) document.getElementById(/^image\//.test(files[0].type) ? "kind-text" : "kind-email").checked = true;
    chosen();
    send.focus();
    return true;
  }

  // A file may be dropped anywhere on the page.
  function holdsFile(event) {
    return event.dataTransfer && Array.prototype.indexOf.call(event.dataTransfer.types, "Files") >= 0;
  }
  var depth = 0;
  document.addEventListener("dragenter", function (event) {
    if (holdsFile(event) && ++depth) form.setAttribute("data-over", "");
  });
  document.addEventListener("dragleave", function (event) {
    if (holdsFile(event) && --depth <= 0) form.removeAttribute("data-over");
  });
  document.addEventListener("dragover", function (event) {
    if (holdsFile(event)) event.preventDefault();
  });
  document.addEventListener("drop", function (event) {
    depth = 0;
    form.removeAttribute("data-over");
    if (holdsFile(event)) {
      event.preventDefault();
      take(event.dataTransfer.files);
    }
  });
  // So may a copied one be pasted.
  text.addEventListener("paste", function (event) {
    if (event.clipboardData && take(event.clipboardData.files)) event.preventDefault();
  });

  // A number that is typed is not hidden.
  document.getElementById("number").addEventListener("input", function () {
    form.querySelectorAll("[name=shown]").forEach(function (radio) { radio.checked = false; });
  });

  // Long work shows progress and can be left.
  form.addEventListener("submit", function (event) {
    if (event.submitter && event.submitter !== send) return;
    if (send.getAttribute("aria-disabled")) {
      event.preventDefault();
      return;
    }
    send.setAttribute("aria-disabled", "true");
    send.textContent = status.textContent = form.dataset.busy;
  });
  window.addEventListener("pageshow", function () {
    send.removeAttribute("aria-disabled");
    send.textContent = label;
    chosen();
  });
})();
