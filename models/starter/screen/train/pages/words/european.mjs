/** Words of European languages: Latin, Cyrillic and Greek scripts. */
export const european = {
  de: {
    fonts: ['latin'],
    commands:
      'Speichern|Öffnen|Neu|Löschen|Bearbeiten|Suchen|Einstellungen|Schließen|Abbrechen|OK|Übernehmen|Zurück|Weiter|Teilen|Drucken|Herunterladen|Hochladen|Kopieren|Einfügen|Ausschneiden|Rückgängig|Wiederholen|Senden|Antworten|Hilfe|Aktualisieren|Hinzufügen|Abspielen|Filtern|Start|Profil|Anmelden|Abmelden|Ansicht|Mehr',
    labels:
      'Vorname|Nachname|E-Mail-Adresse|Passwort|Straße und Hausnummer|Postleitzahl|Ort|Telefonnummer|Sprache|Zeitzone|Schriftgröße|Helligkeit|Lautstärke|Benachrichtigungen|Automatisch aktualisieren|Versteckte Dateien anzeigen|Angemeldet bleiben|Flugmodus|Dunkles Design|Tastaturbelegung|Auflösung|Drucker|Papierformat|Anzahl der Exemplare|Beidseitig|Qualität|Breite|Höhe|Deckkraft|Datum|Beginn|Ende|Priorität|Betreff|Beschreibung|Datenschutzerklärung gelesen|Töne abspielen|Sortieren nach|Zeilenumbruch|Sicherung',
    nav: 'Startseite|Posteingang|Entwürfe|Gesendet|Archiv|Papierkorb|Dokumente|Bilder|Musik|Netzwerk|Favoriten|Projekte|Aufgaben|Kalender|Kontakte|Berichte|Bestellungen|Kunden|Allgemein|Darstellung|Datenschutz|Sicherheit|Konten|Anzeige|Ton|Energie|Geräte|Übersicht|Verlauf|Datei|Bearbeiten|Ansicht|Einfügen|Format|Extras|Fenster',
    names: 'Anke Müller|Jürgen Groß|Sabine Köhler|Lukas Böhm|Petra Vogel|Tim Schäfer',
    files: 'Rechnung|Bericht|Urlaub|Vertrag|Präsentation|Notizen|Einkaufsliste|Protokoll|Bewerbung|Übersicht',
    sentences:
      'Die Änderungen wurden gespeichert.|Möchten Sie die Änderungen vor dem Schließen speichern?|Die Datei wird von einem anderen Programm verwendet.|Der Drucker ist nicht verbunden.|Wir senden einen Link an diese Adresse.|Das Treffen wurde auf Donnerstag verschoben.|Dieser Vorgang kann nicht rückgängig gemacht werden.|Der Fluss entspringt in den Bergen und mündet nach weitem Weg ins Meer.|Gelöschte Elemente werden dreißig Tage aufbewahrt.|Am Nachmittag wird leichter Regen erwartet.',
  },
  fr: {
    fonts: ['latin'],
    commands:
      'Enregistrer|Ouvrir|Nouveau|Supprimer|Modifier|Rechercher|Paramètres|Fermer|Annuler|OK|Appliquer|Retour|Suivant|Partager|Imprimer|Télécharger|Envoyer un fichier|Copier|Coller|Couper|Annuler la saisie|Rétablir|Envoyer|Répondre|Aide|Actualiser|Ajouter|Lire|Filtrer|Accueil|Profil|Se connecter|Se déconnecter|Affichage|Plus',
    labels:
      'Prénom|Nom|Adresse e-mail|Mot de passe|Rue|Code postal|Ville|Téléphone|Langue|Fuseau horaire|Taille de police|Luminosité|Volume|Notifications|Mises à jour automatiques|Afficher les fichiers cachés|Rester connecté|Mode avion|Thème sombre|Disposition du clavier|Résolution|Imprimante|Format du papier|Nombre de copies|Recto verso|Qualité|Largeur|Hauteur|Opacité|Date|Début|Fin|Priorité|Objet|Description|J’accepte les conditions',
    nav: 'Accueil|Boîte de réception|Brouillons|Envoyés|Archives|Corbeille|Documents|Images|Musique|Réseau|Favoris|Projets|Tâches|Agenda|Contacts|Rapports|Commandes|Clients|Général|Apparence|Confidentialité|Sécurité|Comptes|Affichage|Son|Énergie|Fichier|Édition|Insertion|Outils|Fenêtre',
    names: 'Amélie Laurent|Benoît Girard|Chloé Lefèvre|Étienne Moreau|Zoé Dubois',
    files: 'Facture|Rapport|Vacances|Contrat|Présentation|Notes|Liste de courses|Compte rendu',
    sentences:
      'Vos modifications ont été enregistrées.|Voulez-vous enregistrer les modifications avant de fermer ?|Le fichier est utilisé par un autre programme.|L’imprimante n’est pas connectée.|La réunion est reportée à jeudi.|Cette action est irréversible.|La rivière prend sa source dans les collines.|Une nouvelle version est disponible.',
  },
  es: {
    fonts: ['latin'],
    commands:
      'Guardar|Abrir|Nuevo|Eliminar|Editar|Buscar|Ajustes|Cerrar|Cancelar|Aceptar|Aplicar|Atrás|Siguiente|Compartir|Imprimir|Descargar|Subir|Copiar|Pegar|Cortar|Deshacer|Rehacer|Enviar|Responder|Ayuda|Actualizar|Añadir|Reproducir|Filtrar|Inicio|Perfil|Iniciar sesión|Cerrar sesión|Ver|Más',
    labels:
      'Nombre|Apellidos|Correo electrónico|Contraseña|Calle|Código postal|Ciudad|Teléfono|Idioma|Zona horaria|Tamaño de letra|Brillo|Volumen|Notificaciones|Actualizaciones automáticas|Mostrar archivos ocultos|Recordarme|Modo avión|Tema oscuro|Teclado|Resolución|Impresora|Tamaño del papel|Copias|Calidad|Anchura|Altura|Fecha|Prioridad|Asunto|Descripción|Acepto las condiciones',
    nav: 'Inicio|Bandeja de entrada|Borradores|Enviados|Papelera|Documentos|Imágenes|Música|Vídeos|Red|Favoritos|Proyectos|Tareas|Calendario|Contactos|Informes|Pedidos|Clientes|General|Apariencia|Privacidad|Seguridad|Cuentas|Pantalla|Sonido|Archivo|Edición|Ver|Insertar|Herramientas|Ventana',
    names: 'Lucía Fernández|Íñigo Vázquez|Carmen Ibáñez|Raúl Muñoz',
    files: 'Factura|Informe|Vacaciones|Contrato|Presentación|Notas|Lista|Acta',
    sentences:
      'Se han guardado los cambios.|¿Desea guardar los cambios antes de cerrar?|El archivo está en uso.|La impresora no está conectada.|La reunión pasa al jueves.|Esta acción no se puede deshacer.|El río nace en las montañas y llega al mar.|Hay una versión nueva.',
  },
  it: {
    fonts: ['latin'],
    commands:
      'Salva|Apri|Nuovo|Elimina|Modifica|Cerca|Impostazioni|Chiudi|Annulla|OK|Applica|Indietro|Avanti|Condividi|Stampa|Scarica|Carica|Copia|Incolla|Taglia|Annulla modifica|Ripeti|Invia|Rispondi|Aiuto|Aggiorna|Aggiungi|Riproduci|Filtra|Inizio|Profilo|Accedi|Esci|Vista|Altro',
    labels:
      'Nome|Cognome|Indirizzo email|Password|Via|CAP|Città|Telefono|Lingua|Fuso orario|Dimensione carattere|Luminosità|Volume|Notifiche|Aggiornamenti automatici|Mostra file nascosti|Ricordami|Tema scuro|Tastiera|Risoluzione|Stampante|Copie|Qualità|Larghezza|Altezza|Data|Oggetto|Descrizione',
    nav: 'Posta in arrivo|Bozze|Inviati|Cestino|Documenti|Immagini|Musica|Rete|Preferiti|Progetti|Attività|Calendario|Contatti|Ordini|Clienti|Generale|Aspetto|Sicurezza|Schermo|Audio|File|Modifica|Visualizza|Inserisci|Strumenti|Finestra',
    names: 'Elena Rossi|Marco Bianchi|Nicolò Ferrari|Giulia Conti',
    files: 'Fattura|Relazione|Vacanze|Contratto|Appunti|Verbale',
    sentences:
      'Le modifiche sono state salvate.|Salvare le modifiche prima di chiudere?|Il file è in uso.|La riunione è spostata a giovedì.|Non è possibile annullare questa azione.|Il fiume nasce tra le colline.|È disponibile una nuova versione.',
  },
  pt: {
    fonts: ['latin'],
    commands:
      'Salvar|Abrir|Novo|Excluir|Editar|Pesquisar|Configurações|Fechar|Cancelar|OK|Aplicar|Voltar|Avançar|Compartilhar|Imprimir|Baixar|Enviar arquivo|Copiar|Colar|Recortar|Desfazer|Refazer|Enviar|Responder|Ajuda|Atualizar|Adicionar|Reproduzir|Filtrar|Início|Perfil|Entrar|Sair|Exibir|Mais',
    labels:
      'Nome|Sobrenome|E-mail|Senha|Rua|CEP|Cidade|Telefone|Idioma|Fuso horário|Tamanho da fonte|Brilho|Volume|Notificações|Atualizações automáticas|Lembrar de mim|Modo avião|Tema escuro|Teclado|Resolução|Impressora|Cópias|Qualidade|Largura|Altura|Data|Assunto|Descrição',
    nav: 'Caixa de entrada|Rascunhos|Enviados|Lixeira|Documentos|Imagens|Música|Rede|Favoritos|Projetos|Tarefas|Calendário|Contatos|Pedidos|Clientes|Geral|Aparência|Segurança|Tela|Som|Arquivo|Editar|Exibir|Inserir|Ferramentas|Janela',
    names: 'João Conceição|Inês Magalhães|Luísa Araújo',
    files: 'Fatura|Relatório|Férias|Contrato|Anotações|Ata',
    sentences:
      'As alterações foram salvas.|Deseja salvar as alterações antes de fechar?|O arquivo está em uso.|A reunião foi adiada para quinta-feira.|Esta ação não pode ser desfeita.|O rio nasce nas montanhas.|Há uma nova versão disponível.',
  },
  pl: {
    fonts: ['latin'],
    commands:
      'Zapisz|Otwórz|Nowy|Usuń|Edytuj|Szukaj|Ustawienia|Zamknij|Anuluj|OK|Zastosuj|Wstecz|Dalej|Udostępnij|Drukuj|Pobierz|Wyślij plik|Kopiuj|Wklej|Wytnij|Cofnij|Ponów|Wyślij|Odpowiedz|Pomoc|Odśwież|Dodaj|Odtwórz|Filtruj|Start|Profil|Zaloguj się|Wyloguj się|Widok|Więcej',
    labels:
      'Imię|Nazwisko|Adres e-mail|Hasło|Ulica|Kod pocztowy|Miasto|Telefon|Język|Strefa czasowa|Rozmiar czcionki|Jasność|Głośność|Powiadomienia|Aktualizacje automatyczne|Pokaż ukryte pliki|Zapamiętaj mnie|Tryb samolotowy|Ciemny motyw|Klawiatura|Rozdzielczość|Drukarka|Kopie|Jakość|Szerokość|Wysokość|Data|Temat|Opis',
    nav: 'Odebrane|Szkice|Wysłane|Kosz|Dokumenty|Obrazy|Muzyka|Sieć|Ulubione|Projekty|Zadania|Kalendarz|Kontakty|Zamówienia|Klienci|Ogólne|Wygląd|Prywatność|Dźwięk|Plik|Edycja|Wstaw|Narzędzia|Okno',
    names: 'Łucja Zielińska|Paweł Wójcik|Żaneta Mazur',
    files: 'Faktura|Raport|Wakacje|Umowa|Notatki|Protokół',
    sentences:
      'Zmiany zostały zapisane.|Czy zapisać zmiany przed zamknięciem?|Plik jest używany przez inny program.|Spotkanie przeniesiono na czwartek.|Tej czynności nie można cofnąć.|Rzeka wypływa ze wzgórz.|Dostępna jest nowa wersja.',
  },
  tr: {
    fonts: ['latin'],
    commands:
      'Kaydet|Aç|Yeni|Sil|Düzenle|Ara|Ayarlar|Kapat|İptal|Tamam|Uygula|Geri|İleri|Paylaş|Yazdır|İndir|Yükle|Kopyala|Yapıştır|Kes|Geri al|Yinele|Gönder|Yanıtla|Yardım|Yenile|Ekle|Oynat|Süz|Ana sayfa|Profil|Oturum aç|Oturumu kapat|Görünüm|Daha fazla',
    labels:
      'Ad|Soyad|E-posta adresi|Parola|Sokak|Posta kodu|Şehir|Telefon|Dil|Saat dilimi|Yazı boyutu|Parlaklık|Ses düzeyi|Bildirimler|Otomatik güncelle|Gizli dosyaları göster|Beni hatırla|Uçak modu|Koyu tema|Klavye|Çözünürlük|Yazıcı|Kopya sayısı|Kalite|Genişlik|Yükseklik|Tarih|Konu|Açıklama',
    nav: 'Gelen kutusu|Taslaklar|Gönderilmiş|Çöp|Belgeler|Resimler|Müzik|Ağ|Sık kullanılanlar|Projeler|Görevler|Takvim|Kişiler|Siparişler|Müşteriler|Genel|Görünüş|Gizlilik|Ses|Dosya|Düzen|Ekle|Araçlar|Pencere',
    names: 'Ayşe Yıldız|Mehmet Çelik|Gülşen Öztürk',
    files: 'Fatura|Rapor|Tatil|Sözleşme|Notlar|Tutanak',
    sentences:
      'Değişiklikler kaydedildi.|Kapatmadan önce değişiklikler kaydedilsin mi?|Dosya kullanımda.|Toplantı perşembeye alındı.|Bu işlem geri alınamaz.|Nehir tepelerden doğar.|Yeni bir sürüm var.',
  },
  vi: {
    fonts: ['latin'],
    commands:
      'Lưu|Mở|Mới|Xóa|Sửa|Tìm kiếm|Cài đặt|Đóng|Hủy|Đồng ý|Áp dụng|Quay lại|Tiếp|Chia sẻ|In|Tải xuống|Tải lên|Sao chép|Dán|Cắt|Hoàn tác|Làm lại|Gửi|Trả lời|Trợ giúp|Làm mới|Thêm|Phát|Lọc|Trang chủ|Hồ sơ|Đăng nhập|Đăng xuất|Xem|Thêm nữa',
    labels:
      'Họ|Tên|Địa chỉ email|Mật khẩu|Đường|Thành phố|Điện thoại|Ngôn ngữ|Múi giờ|Cỡ chữ|Độ sáng|Âm lượng|Thông báo|Tự động cập nhật|Ghi nhớ tôi|Chế độ máy bay|Giao diện tối|Bàn phím|Máy in|Số bản|Chất lượng|Chiều rộng|Chiều cao|Ngày|Chủ đề|Mô tả',
    nav: 'Hộp thư đến|Thư nháp|Đã gửi|Thùng rác|Tài liệu|Hình ảnh|Nhạc|Mạng|Yêu thích|Dự án|Nhiệm vụ|Lịch|Danh bạ|Đơn hàng|Khách hàng|Chung|Giao diện|Bảo mật|Âm thanh|Tệp|Chỉnh sửa|Chèn|Công cụ|Cửa sổ',
    names: 'Nguyễn Thị Hoa|Trần Văn Nam|Lê Minh Đức',
    files: 'Hóa đơn|Báo cáo|Kỳ nghỉ|Hợp đồng|Ghi chú',
    sentences:
      'Đã lưu các thay đổi.|Bạn có muốn lưu trước khi đóng không?|Tệp đang được sử dụng.|Cuộc họp dời sang thứ năm.|Không thể hoàn tác thao tác này.|Có phiên bản mới.',
  },
  ru: {
    fonts: ['cyrillic'],
    commands:
      'Сохранить|Открыть|Создать|Удалить|Изменить|Поиск|Настройки|Закрыть|Отмена|ОК|Применить|Назад|Далее|Поделиться|Печать|Скачать|Загрузить|Копировать|Вставить|Вырезать|Отменить|Повторить|Отправить|Ответить|Справка|Обновить|Добавить|Воспроизвести|Фильтр|Главная|Профиль|Войти|Выйти|Вид|Ещё',
    labels:
      'Имя|Фамилия|Электронная почта|Пароль|Улица|Индекс|Город|Телефон|Язык|Часовой пояс|Размер шрифта|Яркость|Громкость|Уведомления|Автоматическое обновление|Показывать скрытые файлы|Запомнить меня|Режим полёта|Тёмная тема|Раскладка клавиатуры|Разрешение|Принтер|Формат бумаги|Копии|Качество|Ширина|Высота|Дата|Приоритет|Тема|Описание|Я согласен с условиями',
    nav: 'Входящие|Черновики|Отправленные|Корзина|Документы|Изображения|Музыка|Сеть|Избранное|Проекты|Задачи|Календарь|Контакты|Отчёты|Заказы|Клиенты|Общие|Оформление|Безопасность|Экран|Звук|Файл|Правка|Вставка|Сервис|Окно',
    names: 'Надежда Петрова|Сергей Волков|Ольга Щербакова|Юрий Ёлкин',
    files: 'Счёт|Отчёт|Отпуск|Договор|Заметки|Протокол',
    sentences:
      'Изменения сохранены.|Сохранить изменения перед закрытием?|Файл используется другой программой.|Принтер не подключён.|Встреча перенесена на четверг.|Это действие нельзя отменить.|Река начинается в горах и впадает в море.|Доступна новая версия.',
  },
  uk: {
    fonts: ['cyrillic'],
    commands:
      'Зберегти|Відкрити|Створити|Видалити|Змінити|Пошук|Налаштування|Закрити|Скасувати|Гаразд|Застосувати|Назад|Далі|Поділитися|Друк|Завантажити|Вивантажити|Копіювати|Вставити|Вирізати|Відмінити|Повторити|Надіслати|Відповісти|Довідка|Оновити|Додати|Відтворити|Фільтр|Головна|Профіль|Увійти|Вийти|Вигляд|Більше',
    labels:
      'Ім’я|Прізвище|Електронна пошта|Пароль|Вулиця|Місто|Телефон|Мова|Часовий пояс|Розмір шрифту|Яскравість|Гучність|Сповіщення|Темна тема|Клавіатура|Принтер|Копії|Якість|Ширина|Висота|Дата|Тема|Опис',
    nav: 'Вхідні|Чернетки|Надіслані|Кошик|Документи|Зображення|Музика|Мережа|Обране|Проєкти|Завдання|Календар|Контакти|Загальні|Безпека|Екран|Звук|Файл|Правка|Вставка|Вікно',
    names: 'Оксана Їжакевич|Тарас Ґудзь',
    files: 'Рахунок|Звіт|Відпустка|Договір|Нотатки',
    sentences:
      'Зміни збережено.|Зберегти зміни перед закриттям?|Файл використовує інша програма.|Зустріч перенесено на четвер.|Цю дію не можна скасувати.|Доступна нова версія.',
  },
  el: {
    fonts: ['greek'],
    commands:
      'Αποθήκευση|Άνοιγμα|Νέο|Διαγραφή|Επεξεργασία|Αναζήτηση|Ρυθμίσεις|Κλείσιμο|Άκυρο|ΟΚ|Εφαρμογή|Πίσω|Επόμενο|Κοινή χρήση|Εκτύπωση|Λήψη|Αποστολή αρχείου|Αντιγραφή|Επικόλληση|Αποκοπή|Αναίρεση|Επανάληψη|Αποστολή|Απάντηση|Βοήθεια|Ανανέωση|Προσθήκη|Αναπαραγωγή|Φίλτρο|Αρχική|Προφίλ|Σύνδεση|Αποσύνδεση|Προβολή|Περισσότερα',
    labels:
      'Όνομα|Επώνυμο|Ηλεκτρονική διεύθυνση|Κωδικός|Οδός|Πόλη|Τηλέφωνο|Γλώσσα|Ζώνη ώρας|Μέγεθος γραμμάτων|Φωτεινότητα|Ένταση|Ειδοποιήσεις|Σκούρο θέμα|Πληκτρολόγιο|Ανάλυση|Εκτυπωτής|Αντίγραφα|Ποιότητα|Πλάτος|Ύψος|Ημερομηνία|Θέμα|Περιγραφή',
    nav: 'Εισερχόμενα|Πρόχειρα|Απεσταλμένα|Κάδος|Έγγραφα|Εικόνες|Μουσική|Δίκτυο|Αγαπημένα|Έργα|Εργασίες|Ημερολόγιο|Επαφές|Γενικά|Εμφάνιση|Ασφάλεια|Οθόνη|Ήχος|Αρχείο|Εισαγωγή|Εργαλεία|Παράθυρο',
    names: 'Ελένη Παπαδοπούλου|Γιώργος Νικολάου',
    files: 'Τιμολόγιο|Αναφορά|Διακοπές|Συμβόλαιο|Σημειώσεις',
    sentences:
      'Οι αλλαγές αποθηκεύτηκαν.|Αποθήκευση αλλαγών πριν το κλείσιμο;|Το αρχείο χρησιμοποιείται.|Η συνάντηση μεταφέρθηκε την Πέμπτη.|Δεν μπορεί να αναιρεθεί.|Υπάρχει νέα έκδοση.',
  },
}
