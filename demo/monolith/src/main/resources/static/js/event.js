// Fills in who comes and what comes next, after the page has been shown.
(function () {
  var page = document.getElementById('event-more');
  var request = new XMLHttpRequest();
  request.open('GET', '/api/events/' + page.getAttribute('data-event') + '/page');
  request.onload = function () {
    if (request.status !== 200) {
      page.setAttribute('data-state', 'failed');
      return;
    }
    var data = JSON.parse(request.responseText);
    fill('attendees', data.attendees, function (a) { return [a.name + ', ' + a.city, '/members/' + a.memberId]; });
    fill('next-events', data.next, function (e) { return [e.title, '/events/' + e.id]; });
    page.setAttribute('data-state', 'loaded');
  };
  request.onerror = function () { page.setAttribute('data-state', 'failed'); };
  request.send();

  function fill(id, rows, describe) {
    var list = document.getElementById(id);
    rows.forEach(function (row) {
      var item = document.createElement('li');
      var link = document.createElement('a');
      link.textContent = describe(row)[0];
      link.href = describe(row)[1];
      item.appendChild(link);
      list.appendChild(item);
    });
  }
})();
